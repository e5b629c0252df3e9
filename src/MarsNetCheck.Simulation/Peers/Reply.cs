using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>What a peer answers, how fast, and what it does then.</summary>
internal sealed record Reply
{
    /// <summary>The status; 0 for an answer that is no HTTP.</summary>
    public int Status { get; init; }

    /// <summary>The reason phrase.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The header fields in their order, Content-Length left out.</summary>
    public ImmutableArray<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The body; without a status, all that is sent.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What follows.</summary>
    public ReplyEnding Ending { get; init; }

    /// <summary>How long it takes before it begins.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many bytes come at once; 0 for all.</summary>
    public int PieceBytes { get; init; }

    /// <summary>The pause between pieces.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>No answer, but an ending.</summary>
    public static Reply Nothing(ReplyEnding ending) => new() { Ending = ending };

    /// <summary>Bytes that are no HTTP.</summary>
    public static Reply Raw(string text, ReplyEnding ending = ReplyEnding.Close) =>
        new() { Body = Encoding.Latin1.GetBytes(text), Ending = ending };

    /// <summary>An HTML page.</summary>
    public static Reply Html(int status, string reason, string body, params ImmutableArray<(string Name, string Value)> headers) =>
        new() { Status = status, Reason = reason, Headers = headers.Add(("Content-Type", "text/html")), Body = Encoding.UTF8.GetBytes(body) };

    /// <summary>The same answer with one more header field.</summary>
    public Reply With(string name, string value) => this with { Headers = Headers.Add((name, value)) };

    /// <summary>The same answer without a header field.</summary>
    public Reply Without(string name) =>
        this with { Headers = Headers.RemoveAll(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)) };

    /// <summary>Everything that is sent.</summary>
    public byte[] ToBytes() => Status == 0 ? Body.ToArray() : [.. Encoding.Latin1.GetBytes(Head()), .. Body.Span];

    private string Head()
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {Reason}\r\n");
        foreach (var (name, value) in Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n\r\n").ToString();
    }
}
