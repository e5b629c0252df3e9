using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace Consumer;

/// <summary>An own resolver and an own dial; all else is this machine's.</summary>
internal sealed class RefusingNetwork : NetworkDecorator
{
    private int _dials;
    private int _questions;

    public int Dials => _dials;

    public int Questions => _questions;

    // Where there is no network the machine has neither an address nor a DNS server; this one pretends both.
    public override MachineFact DescribeMachine() => base.DescribeMachine() with
    {
        Addresses = [IPAddress.Parse("192.0.2.10")],
        Resolvers = [new IPEndPoint(IPAddress.Parse("192.0.2.53"), 53)],
    };

    public override Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<IPAddress[]>([IPAddress.Parse("20.190.128.1")]);

    public override Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _questions);
        return Task.FromResult(new DnsAnswer { ResponseCode = 0, Addresses = type == DnsRecordType.A ? [IPAddress.Parse("20.190.128.1")] : [] });
    }

    public override Task<Connection> DialAsync(IPEndPoint remote, DialOptions options, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _dials);
        throw new DialException(SocketError.ConnectionRefused);
    }
}
