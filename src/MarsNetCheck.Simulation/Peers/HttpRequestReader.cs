using System.Collections.Immutable;
using System.Text;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>Reads the heads of requests from a connection, one after another. A request's body is not expected.</summary>
internal sealed class HttpRequestReader(Stream stream)
{
    private const int LargestHead = 16 * 1024;
    private byte[] _buffer = new byte[1024];
    private int _length;

    /// <summary>The next request; null if the client has no more.</summary>
    /// <exception cref="InvalidDataException">It is no HTTP, or too large.</exception>
    public async Task<HttpRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
                return Take(end);
            if (_length == LargestHead)
                throw new InvalidDataException("The head of the request is too large.");
            if (_length == _buffer.Length)
                Array.Resize(ref _buffer, Math.Min(LargestHead, _buffer.Length * 2));
            var count = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
            if (count == 0)
                return null;
            _length += count;
        }
    }

    private HttpRequest Take(int end)
    {
        var head = Encoding.Latin1.GetString(_buffer, 0, end);
        _length -= end + 4;
        _buffer.AsSpan(end + 4, _length).CopyTo(_buffer);
        return Parse(head);
    }

    private static HttpRequest Parse(string head)
    {
        var lines = head.Split("\r\n");
        var parts = lines[0].Split(' ');
        if (parts.Length != 3 || !parts[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
            throw new InvalidDataException("The request line is no HTTP/1.");
        return new HttpRequest { Method = parts[0], Target = parts[1], Headers = [.. lines.Skip(1).Select(Field)] };
    }

    private static (string Name, string Value) Field(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0
            ? throw new InvalidDataException("A header field has no name.")
            : (line[..colon], line[(colon + 1)..].Trim());
    }
}
