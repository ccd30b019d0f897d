package dev.emailservice.infra.config;

import dev.emailservice.model.settings.DeployedFunction;
import java.util.EnumMap;
import java.util.Map;

/** What an environment may override of each function. Everything else is the same everywhere. */
public record FunctionConfig(Map<DeployedFunction, Integer> memoryMegabytes) {

    static FunctionConfig read(Section section) {
        Map<DeployedFunction, Integer> memory = new EnumMap<>(DeployedFunction.class);
        for (DeployedFunction function : DeployedFunction.values()) {
            Integer megabytes = section.optionalInteger(function.functionName(), 256, 10_240);
            memory.put(function, megabytes == null ? function.memoryMegabytes() : megabytes);
        }
        section.end();
        return new FunctionConfig(Map.copyOf(memory));
    }

    /** The memory of a function in MiB. */
    public int memoryMegabytes(DeployedFunction function) {
        return memoryMegabytes.getOrDefault(function, function.memoryMegabytes());
    }
}
