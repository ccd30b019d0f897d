package dev.emailservice.local.gateway;

/**
 * One method of one resource of the API.
 *
 * @param method the HTTP method, in upper case
 * @param path the resource's path, without variables
 * @param integration what answers
 * @param needsKey whether the authorizer is asked about the caller
 */
public record Route(String method, String path, Integration integration, boolean needsKey) {

    /** A call that the authorizer is asked about. */
    public Route(String method, String path, Integration integration) {
        this(method, path, integration, true);
    }
}
