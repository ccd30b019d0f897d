package dev.emailservice.local.gateway;

/**
 * One method of one resource of the API.
 *
 * @param method the HTTP method, in upper case
 * @param path the resource's path, without variables
 * @param integration what answers
 */
public record Route(String method, String path, Integration integration) {}
