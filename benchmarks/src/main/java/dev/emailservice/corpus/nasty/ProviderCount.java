package dev.emailservice.corpus.nasty;

/**
 * What came of the nasty emails through one provider.
 *
 * @param provider which one
 * @param sent how many the API was given
 * @param accepted how many it answered 202
 * @param delivered how many the provider was given, each once
 * @param intact how many of these were the request's email in every field
 */
public record ProviderCount(String provider, int sent, int accepted, int delivered, int intact) {

    /** Whether every email came through as it was sent. */
    public boolean held() {
        return sent > 0 && accepted == sent && delivered == sent && intact == sent;
    }
}
