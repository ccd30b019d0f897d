package dev.emailservice.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.synthesis.Resources;
import dev.emailservice.infra.synthesis.Synthesis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class NetworkStackTest {

    @Test
    void subnetsLieInTheZonesOfTheConfiguration() {
        assertThat(Synthesis.stages())
                .allSatisfy(stage -> assertThat(Resources.ofType(stage.json("network"), "AWS::EC2::Subnet").stream()
                                .map(subnet -> subnet.path("Properties")
                                        .path("AvailabilityZone")
                                        .asText())
                                .distinct())
                        .containsExactlyInAnyOrderElementsOf(
                                stage.config().network().availabilityZones()));
    }

    @Test
    void devPaysForOneNatGatewayAndProdSurvivesTheLossOfOne() {
        Synthesis.stage("dev").template("network").resourceCountIs("AWS::EC2::NatGateway", 1);
        Synthesis.stage("prod").template("network").resourceCountIs("AWS::EC2::NatGateway", 2);
    }

    @Test
    void theWorkerReachesTlsAndRedisOnly() {
        JsonNode template = Synthesis.stage("prod").json("network");
        JsonNode worker = Resources.properties(template, "AWS::EC2::SecurityGroup", "What processEmailQueue may reach");
        List<Integer> ports = worker.path("SecurityGroupEgress")
                .valueStream()
                .map(rule -> rule.path("ToPort").asInt())
                .toList();
        assertThat(ports).containsExactly(443);
        Template.fromString(template.toString())
                .hasResourceProperties("AWS::EC2::SecurityGroupEgress", Map.of("FromPort", 6379, "ToPort", 6379));
    }

    @Test
    void onlyTheWorkerReachesRedis() {
        Template network = Synthesis.stage("prod").template("network");
        network.resourceCountIs("AWS::EC2::SecurityGroupIngress", 1);
        network.hasResourceProperties(
                "AWS::EC2::SecurityGroupIngress",
                Map.of(
                        "FromPort",
                        6379,
                        "SourceSecurityGroupId",
                        Match.objectLike(Map.of(
                                "Fn::GetAtt", List.of(Match.stringLikeRegexp("WorkerSecurityGroup"), "GroupId")))));
    }

    @Test
    void theLedgerIsReachedWithoutNat() {
        Synthesis.stage("dev")
                .template("network")
                .hasResourceProperties("AWS::EC2::VPCEndpoint", Map.of("VpcEndpointType", "Gateway"));
    }
}
