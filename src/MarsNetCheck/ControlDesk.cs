using System.Collections.Concurrent;
using System.Collections.Immutable;
using MarsNetCheck.Controls;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck;

/// <summary>Asks the rules what they would need to know, and runs each control once in a run, with a deadline of its own.</summary>
/// <param name="probe">Runs a control.</param>
/// <param name="diagnostician">The rules.</param>
/// <param name="evidenceOf">What is known, about one target.</param>
/// <param name="publish">Told of every attempt of a control as it completes.</param>
internal sealed class ControlDesk(ControlProbe probe, Diagnostician diagnostician, Func<TargetEvidence, Evidence> evidenceOf, Action<Trace> publish)
{
    /// <summary>How often the rules may ask for more about one target.</summary>
    private const int Rounds = 2;

    /// <summary>What a control may take beyond the deadline of the attempt that it explains, and what it has at least: with less, its silence would say nothing.</summary>
    private static readonly TimeSpan _allowance = TimeSpan.FromMilliseconds(800);

    /// <summary>The same for one that only adds to a finding: a run ends within a second of the stage, and many endpoints are judged in what is left.</summary>
    private static readonly TimeSpan _lesser = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<ControlRequest, Lazy<Task<ControlFact>>> _controls = new();
    private readonly ControlRation _ration = new();
    private readonly ConcurrentBag<ControlFact> _answered = [];

    /// <summary>Has everything answered that the rules would want to know about a target that is done.</summary>
    /// <param name="target">What was observed of it.</param>
    /// <param name="scope">The run.</param>
    /// <param name="began">When the run began, by its clock.</param>
    public async Task AnswerAsync(TargetEvidence target, ProbeScope scope, long began)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var controls = Start(target, scope, began);
            if (controls.IsEmpty)
                return;
            await Task.WhenAll(controls).ConfigureAwait(false);
        }
    }

    /// <summary>Starts what the rules would want to know about a target. Whoever needs an answer waits for it when the attempt has failed.</summary>
    public ImmutableArray<Task<ControlFact>> Start(TargetEvidence target, ProbeScope scope, long began)
    {
        if (scope.Stop.IsCancellationRequested)
            return [];
        var requests = diagnostician.Needs(evidenceOf(target) with { Controls = [.. _answered] });
        if (requests.IsEmpty)
            return [];
        var left = scope.StageTimeout - scope.Network.Time.GetElapsedTime(began);
        return [.. requests.Where(r => _controls.ContainsKey(r) || _ration.Grants(r, target))
            .Select(r => _controls.GetOrAdd(r, q => new Lazy<Task<ControlFact>>(() => RunAsync(q, scope.Cut(DeadlineOf(q.Kind, left, scope))))).Value)];
    }

    /// <summary>What all controls gave: those about the run first, then in the order of the plan.</summary>
    public async Task<ImmutableArray<ControlFact>> AllAsync(Plan plan)
    {
        var facts = await Task.WhenAll(_controls.Values.Select(c => c.Value)).ConfigureAwait(false);
        var places = plan.Targets.Select((t, i) => (t.Endpoint.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        return [.. facts
            .OrderBy(c => c.Request.Endpoint is { } id ? places.GetValueOrDefault(id, -1) : -1)
            .ThenBy(c => c.Request.Kind)
            .ThenBy(c => c.Request.Endpoint, StringComparer.Ordinal)
            .ThenBy(c => c.Request.Address?.ToString(), StringComparer.Ordinal)
            .ThenBy(c => c.Request.Name, StringComparer.Ordinal)
            .ThenBy(c => c.Request.Server?.ToString(), StringComparer.Ordinal)
            .ThenBy(c => c.Request.Source)];
    }

    /// <summary>Waits until no control is under way any more, however it ended.</summary>
    public async Task SettleAsync() =>
        await ((Task)Task.WhenAll(_controls.Values.Select(c => c.Value))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        var fact = await probe.RunAsync(request, scope).ConfigureAwait(false);
        _answered.Add(fact);
        if (fact.Trace is not null)
            publish(fact.Trace);
        return fact;
    }

    private static TimeSpan DeadlineOf(ControlKind kind, TimeSpan left, ProbeScope scope) =>
        Clamp(left + (ControlRation.OnlyAdds(kind) ? _lesser : _allowance), _allowance, scope.StageTimeout);

    private static TimeSpan Clamp(TimeSpan value, TimeSpan low, TimeSpan high) => value < low ? low : value > high ? high : value;
}
