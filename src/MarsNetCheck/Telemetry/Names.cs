namespace MarsNetCheck.Telemetry;

/// <summary>Names of attributes: those of OpenTelemetry's semantic conventions, and this program's own.</summary>
internal static class Names
{
    public const string Error = "error.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string PeerAddress = "network.peer.address";
    public const string PeerPort = "network.peer.port";
    public const string NetworkType = "network.type";
    public const string Transport = "network.transport";

    public const string Cloud = "marsnetcheck.cloud";
    public const string Region = "marsnetcheck.region";
    public const string Endpoints = "marsnetcheck.endpoints";
    public const string Verdict = "marsnetcheck.verdict";
    public const string Endpoint = "marsnetcheck.endpoint";
    public const string Attempt = "marsnetcheck.attempt";
    public const string Purpose = "marsnetcheck.purpose";
    public const string Route = "marsnetcheck.route";
    public const string Stage = "marsnetcheck.stage";
    public const string Outcome = "marsnetcheck.outcome";
    public const string Code = "marsnetcheck.finding.code";
    public const string Severity = "marsnetcheck.finding.severity";
}
