package dev.emailservice.local;

import dev.emailservice.local.dynamodb.EmbeddedDynamoDb;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.runtime.ClassArchive;
import dev.emailservice.model.settings.DeployedFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The class archives of a local stack's processes, with which the next start takes half the time. */
public final class ClassArchives {

    private ClassArchives() {}

    /**
     * Whether every process that can have an archive has one for the jars as they are now.
     *
     * @param root the project's root directory
     * @throws IOException if a jar can't be read, or the cache can't be made
     */
    public static boolean complete(Path root) throws IOException {
        Path cache = RunDirectory.cache(StackStart.buildFolder(root));
        for (DeployedFunction function : DeployedFunction.values()) {
            Path jar = root.resolve(function.jar());
            if (!Files.exists(jar) || isMissing(ClassArchive.ofFunction(cache, function.functionName(), jar))) {
                return false;
            }
        }
        return !isMissing(dynamoDb(cache));
    }

    /** That of DynamoDB Local with the class path it gets from this JVM; empty if there can be none. */
    static Optional<ClassArchive> dynamoDb(Path cache) throws IOException {
        return ClassArchive.of(cache, "dynamodb", EmbeddedDynamoDb.classpath());
    }

    private static boolean isMissing(Optional<ClassArchive> archive) {
        return archive.isPresent() && !archive.get().exists();
    }
}
