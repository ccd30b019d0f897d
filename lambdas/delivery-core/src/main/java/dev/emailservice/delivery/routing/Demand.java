package dev.emailservice.delivery.routing;

/**
 * What is asked for while the fleet does not answer.
 *
 * @param wanted recipients of the emails that need a provider now
 * @param batch recipients of this worker's whole batch
 * @param largest the most recipients of one of its emails
 * @param ofFleet recipients a second of the whole fleet when it was last seen; zero where it never was
 */
record Demand(int wanted, int batch, int largest, double ofFleet) {}
