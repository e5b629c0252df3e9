using System.Diagnostics;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using Trace = MarsNetCheck.Facts.Trace;

namespace MarsNetCheck.Telemetry;

/// <summary>A span for every attempt and for each of its stages, made when the attempt is done, with the times that its facts hold.</summary>
internal sealed class AttemptSpans(SelectedCatalog catalog, ActivitySource source, Activity run)
{
    private readonly Dictionary<string, Endpoint> _endpoints = catalog.Endpoints.Concat(catalog.LeftOut).DistinctBy(e => e.Id, StringComparer.Ordinal).ToDictionary(e => e.Id, StringComparer.Ordinal);

    /// <summary>An attempt is done.</summary>
    public void Tell(Trace trace)
    {
        var began = trace.Stages.Select(s => s.Fact.StartedAt).FirstOrDefault(s => s is not null) ?? new DateTimeOffset(run.StartTimeUtc);
        using var span = source.StartActivity("marsnetcheck.attempt", ActivityKind.Client, run.Context, startTime: began);
        if (span is null)
            return;
        if (span.IsAllDataRequested)
            Describe(span, trace);
        var end = began;
        foreach (var (stage, fact) in trace.Stages)
            end = Tell(span, stage, fact, fact.StartedAt ?? end);
        span.SetEndTime(end.UtcDateTime);
    }

    private void Describe(Activity span, Trace trace)
    {
        span.SetTag(Names.Endpoint, trace.Endpoint).SetTag(Names.Attempt, trace.Id).SetTag(Names.Purpose, trace.Purpose).SetTag(Names.Route, Words.Of(trace.Route.Kind)).SetTag(Names.Transport, "tcp");
        if (_endpoints.GetValueOrDefault(trace.Endpoint) is { } endpoint)
            span.SetTag(Names.ServerAddress, endpoint.Host).SetTag(Names.ServerPort, endpoint.Url.Port);
        if (trace.Address is not null)
            span.SetTag(Names.PeerAddress, trace.Address.ToString()).SetTag(Names.NetworkType, trace.Family == 6 ? "ipv6" : "ipv4");
        if (trace.Connect is { } connect)
            span.SetTag(Names.PeerPort, connect.Remote.Port);
        StageTags.Fail(span, trace.Failure);
    }

    private DateTimeOffset Tell(Activity attempt, Stage stage, StageFact fact, DateTimeOffset began)
    {
        var end = began + fact.Duration;
        using var span = source.StartActivity(StageTags.NameOf(stage), ActivityKind.Client, attempt.Context, startTime: began);
        if (span is { IsAllDataRequested: true })
            StageTags.Describe(span, stage, fact);
        span?.SetEndTime(end.UtcDateTime);
        return end;
    }
}
