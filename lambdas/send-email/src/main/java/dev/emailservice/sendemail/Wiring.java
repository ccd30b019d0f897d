package dev.emailservice.sendemail;

import dev.emailservice.delivery.intake.EmailIntake;
import dev.emailservice.model.settings.Variables;

final class Wiring {
    private final Variables variables;

    Wiring(Variables variables) {
        this.variables = variables;
    }

    EmailIntake intake() {
        return java.util.Optional.<EmailIntake>empty()
                .orElseThrow(() -> new IllegalStateException(variables.toString()));
    }
}
