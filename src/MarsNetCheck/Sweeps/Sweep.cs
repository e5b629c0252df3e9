using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Sweeps;

/// <summary>Probes a sample of an address range with TCP connections.</summary>
internal sealed class Sweep(Gate gate, int samples)
{
    /// <summary>Connects to the samples of a range, all at once within the gate's limit.</summary>
    public async Task<SweepFact> RunAsync(AddressRange range, ProbeScope scope)
    {
        var addresses = RangeSampler.Sample(range.Cidr, samples);
        var facts = await Task.WhenAll(addresses.Select(a => ConnectAsync(a, range.Port, scope))).ConfigureAwait(false);
        if (facts.Length > 0 && facts.All(f => f.Failure?.Kind == FailureKind.OutOfBudget))
            return new SweepFact { Cidr = range.Cidr, Port = range.Port, Skipped = SweepSkip.OutOfBudget };
        return new SweepFact { Cidr = range.Cidr, Port = range.Port, Samples = [.. facts] };
    }

    private async Task<SampleFact> ConnectAsync(IPAddress address, int port, ProbeScope scope)
    {
        using var slot = await gate.EnterAsync(scope).ConfigureAwait(false);
        if (slot is null)
            return new SampleFact { Address = address, Duration = TimeSpan.Zero, Failure = Failure.Of(FailureKind.OutOfBudget) };
        var (fact, stream) = await Connect.RunAsync(new IPEndPoint(address, port), scope).ConfigureAwait(false);
        if (stream is not null)
            await stream.DisposeAsync().ConfigureAwait(false);
        return new SampleFact { Address = address, Duration = fact.Duration, Failure = fact.Failure, Retransmissions = fact.Retransmissions };
    }
}
