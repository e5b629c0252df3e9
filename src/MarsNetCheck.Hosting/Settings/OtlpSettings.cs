namespace MarsNetCheck.Hosting.Settings;

/// <summary>Where metrics and traces are pushed to by OTLP over HTTP (protobuf).</summary>
public sealed class OtlpSettings
{
    /// <summary>Address of the collector, for example <c>http://127.0.0.1:4318</c>; null to push nothing.</summary>
    public string? Endpoint { get; set; }

    /// <summary>How often metrics are pushed: 1 s to 1 hour, default 1 minute.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Path of a file with a header a line, <c>name: value</c>, for the collector's login; null for none.</summary>
    public string? HeadersFile { get; set; }

    /// <summary>True to push a trace of every run, too. Default false.</summary>
    public bool Traces { get; set; }
}
