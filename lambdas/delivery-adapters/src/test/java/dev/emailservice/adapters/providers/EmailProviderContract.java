package dev.emailservice.adapters.providers;

/**
 * The contract of {@link dev.emailservice.delivery.provider.EmailProvider}. The test class of every provider implements
 * this, and thereby runs it over the provider's real SDK and real sockets.
 */
public interface EmailProviderContract
        extends ContentContract, OutcomeContract, LostConnectionContract, ProbeContract {}
