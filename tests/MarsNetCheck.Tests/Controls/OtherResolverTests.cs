using System.Collections.Concurrent;
using System.Net;
using MarsNetCheck.Controls;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Controls;

public sealed class OtherResolverTests
{
    private static readonly IPEndPoint _second = new(IPAddress.Parse("10.1.1.2"), 53);

    [Fact]
    public async Task Only_the_server_of_the_request_is_asked_and_not_the_system()
    {
        var asked = new ConcurrentBag<(IPEndPoint, string)>();
        var network = new LoopbackNetwork { Dns = AnswerAsync };
        using var gate = new Gate(8);
        var control = new OtherResolver(server => new Resolve([server], [DnsRecordType.A], [DnsRecordType.A], SystemAnswer.Ignore, gate));
        var fact = await control.RunAsync(new ControlRequest { Kind = ControlKind.OtherResolver, Name = "host.example.test", Server = _second }, Scopes.Patient(network));
        Assert.Equal([(_second, "host.example.test")], asked.Distinct());
        Assert.Equal(IPAddress.Parse("20.190.128.1"), Assert.Single(fact.Resolve!.Addresses));

        Task<DnsAnswer> AnswerAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken token)
        {
            asked.Add((server, name));
            return Task.FromResult(new DnsAnswer { ResponseCode = 0, Addresses = [IPAddress.Parse("20.190.128.1")] });
        }
    }
}
