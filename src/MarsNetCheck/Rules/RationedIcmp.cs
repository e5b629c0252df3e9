using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// Routers ration their ICMP messages (RFC 1812 section 4.3.2.8; Linux sends about one a second to a client), so a rule that
/// rejects is silent to most of the connections that it rejects. The controls: a filter said no to a sibling on the same port,
/// and not one sibling got through. Siblings are the endpoints that one documented pattern stands for, else all on the port.
/// </summary>
internal sealed class RationedIcmp
{
    private readonly Dictionary<(int Port, EndpointGroup? Group, string? Pattern), Fate> _fates = [];

    /// <summary>Looks at every direct connection and sample of the run once.</summary>
    public RationedIcmp(Evidence evidence)
    {
        foreach (var target in evidence.Targets)
        {
            foreach (var connect in target.Main.Where(t => t.Route.Proxy is null).Select(t => t.Connect).OfType<ConnectFact>())
                Note(target.Endpoint, connect.Failure);
        }
        foreach (var sweep in evidence.Sweeps)
        {
            foreach (var sample in sweep.Samples)
                FateOf((sweep.Port, null, null)).Note(sample.Failure);
        }
    }

    /// <summary>What the filter said to a sibling of a silent connection; null if nothing shows that it is the same rule.</summary>
    public Failure? Explains(Case subject)
    {
        if (subject.FailureOf(Stage.Connect) is not { Kind: FailureKind.Timeout })
            return null;
        var endpoint = subject.Endpoint;
        return endpoint.Requirements.Select(p => FateOf((endpoint.Port, endpoint.Group, p)).Prohibition).FirstOrDefault(f => f is not null)
            ?? FateOf((endpoint.Port, null, null)).Prohibition;
    }

    private void Note(Endpoint endpoint, Failure? failure)
    {
        FateOf((endpoint.Port, null, null)).Note(failure);
        foreach (var pattern in endpoint.Requirements)
            FateOf((endpoint.Port, endpoint.Group, pattern)).Note(failure);
    }

    private Fate FateOf((int Port, EndpointGroup? Group, string? Pattern) key)
    {
        if (!_fates.TryGetValue(key, out var fate))
            _fates[key] = fate = new Fate();
        return fate;
    }

    /// <summary>What became of the connections of one kind.</summary>
    private sealed class Fate
    {
        private bool _open;
        private Failure? _prohibited;

        /// <summary>What a filter said, if nothing got through.</summary>
        public Failure? Prohibition => _open ? null : _prohibited;

        public void Note(Failure? failure)
        {
            _open |= failure is null;
            if (failure is { Kind: FailureKind.Prohibited, Icmp.Sender: not null })
                _prohibited ??= failure;
        }
    }
}
