package dev.emailservice.infra.construct;

import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.lambda.Function;

/**
 * Where a function inside a VPC runs: the private subnets that reach the internet through NAT.
 *
 * @param vpc the VPC
 * @param securityGroup decides what it may reach
 */
public record FunctionNetwork(IVpc vpc, ISecurityGroup securityGroup) {

    /** The subnets of the worker and of Redis. */
    public SubnetSelection subnets() {
        return SubnetSelection.builder()
                .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                .build();
    }

    void configure(Function.Builder builder) {
        builder.vpc(vpc).vpcSubnets(subnets()).securityGroups(List.of(securityGroup));
    }
}
