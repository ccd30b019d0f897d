package dev.emailservice.local.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a function's JVM. */
final class JavaCommand {

    /** Serial collector and first compiler: what starts fastest. Then two permissions that Java 25 warns about otherwise. */
    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Or every JVM leaves a file in /tmp/hsperfdata_*.
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Where the client finds its native library; without it, every process writes it to the same file in {@code /tmp}. */
    private static final String NATIVE_LIBRARY =
            "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final int HEAP_PERCENT = 80;

    private JavaCommand() {}

    /**
     * The command that runs the function under AWS' runtime interface client, on the Java that runs this.
     *
     * @param archiveFlags those of a {@link ClassArchive}, or none
     * @param library the client's native library
     * @param temporary where the function's temporary files go
     */
    static List<String> of(
            FunctionLaunch launch,
            RuntimeClasspath classpath,
            List<String> archiveFlags,
            Path library,
            Path temporary) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(archiveFlags);
        command.add("-Xmx" + launch.memoryMegabytes() * HEAP_PERCENT / 100 + "m");
        command.add(NATIVE_LIBRARY + library);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-cp");
        command.add(classpath.argument());
        command.add(MAIN);
        command.add(launch.handler());
        return List.copyOf(command);
    }
}
