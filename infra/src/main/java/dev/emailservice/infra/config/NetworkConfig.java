package dev.emailservice.infra.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The network of one environment.
 *
 * @param availabilityZones the zones of the subnets, by name: asking AWS for them would make a synthesis depend on
 *     credentials
 * @param natGateways how many of the zones have their own way out to the internet; the others go through them
 */
public record NetworkConfig(List<String> availabilityZones, int natGateways) {

    private static final Pattern ZONE = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d[a-z]");

    static NetworkConfig read(Section section, String region) {
        List<String> zones = section.texts("availabilityZones", ZONE, "zone names such as eu-west-1a");
        if (zones.stream().distinct().count() != zones.size()) {
            section.reject("availabilityZones", "must not name a zone twice");
        }
        if (zones.size() < 2) {
            section.reject("availabilityZones", "must name at least two zones");
        }
        if (!zones.stream()
                .allMatch(zone -> zone.substring(0, zone.length() - 1).equals(region))) {
            section.reject("availabilityZones", "must be zones of the region " + region);
        }
        int natGateways = section.integer("natGateways", 1, Math.max(1, zones.size()));
        section.end();
        return new NetworkConfig(zones, natGateways);
    }
}
