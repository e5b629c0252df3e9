using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Reports;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Reports;

public sealed class CaptureFilterTests
{
    [Fact]
    public void A_flow_is_caught_with_the_ICMP_errors_that_quote_its_destination() =>
        Assert.Equal("(host 20.60.1.2 and tcp port 443) or (icmp[icmptype] = icmp-unreach and icmp[24:4] = 0x143c0102)", To("20.60.1.2:443").Filter);

    [Fact]
    public void The_errors_of_IPv6_quote_four_words() =>
        Assert.Equal(
            "(host 2603:1030::5 and tcp port 443) or (icmp6 and ip6[40] & 0x80 = 0 and ip6[72:4] = 0x26031030 and ip6[76:4] = 0x00000000 and ip6[80:4] = 0x00000000 and ip6[84:4] = 0x00000005)",
            To("[2603:1030::5]:443").Filter);

    [Fact]
    public void A_question_to_a_DNS_server_is_caught_over_UDP_and_TCP() =>
        Assert.StartsWith("(host 10.1.1.1 and port 53) or ", (To("10.1.1.1:53") with { Protocol = FlowProtocol.Udp }).Filter, StringComparison.Ordinal);

    [Fact]
    public void A_scope_is_no_part_of_an_address_on_the_wire() =>
        Assert.StartsWith("(host fe80::1 and tcp port 8080)", (To("[fe80::1]:8080") with { Destination = new IPEndPoint(IPAddress.Parse("fe80::1%4"), 8080) }).Filter, StringComparison.Ordinal);

    [Fact]
    public void Several_flows_share_one_filter_in_which_each_address_stands_once() =>
        Assert.Equal(
            "(tcp port 443 and (host 20.60.1.2 or host 2603:1030::5)) or (port 53 and host 10.1.1.1) or icmp[icmptype] = icmp-unreach or (icmp6 and ip6[40] & 0x80 = 0)",
            CaptureFilter.Of([To("20.60.1.2:443"), To("20.60.1.2:443"), To("[2603:1030::5]:443"), To("10.1.1.1:53") with { Protocol = FlowProtocol.Udp }]));

    [Fact]
    public void A_filter_for_very_many_flows_names_the_first_thirty_addresses()
    {
        ImmutableArray<Flow> flows = [.. Enumerable.Range(1, 40).Select(i => To($"20.60.1.{i}:443"))];

        Assert.Equal(flows.Take(30), CaptureCommands.Covered(flows));
    }

    private static Flow To(string destination) => new()
    {
        Protocol = FlowProtocol.Tcp,
        Destination = IPEndPoint.Parse(destination),
        AskedFor = ["a.test"],
        Route = Route.Direct,
        Sent = "SYN",
        Received = "RST",
        Code = "tcp.refused",
        Endpoints = ["a"],
    };
}
