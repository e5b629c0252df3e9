using System.Text;

namespace MarsNetCheck.Tests.Peers;

/// <summary>A question that reached a <see cref="DnsPeer"/>, and answers to it in the wire format (RFC 1035 section 4).</summary>
internal sealed record DnsQuery(byte[] Message, bool ByTcp)
{
    private const int HeaderBytes = 12;

    /// <summary>The pseudo-record that EDNS is asked by is the only additional record of a question.</summary>
    public bool HasEdns => Message[11] == 1;

    public bool ForIPv6 => Message[QuestionEnd - 3] == 28;

    private int QuestionEnd
    {
        get
        {
            var at = HeaderBytes;
            while (Message[at] != 0)
                at += Message[at] + 1;
            return at + 5;
        }
    }

    /// <summary>An answer of this code with these records, each without its name, and this OPT record's options; null for none.</summary>
    public byte[] Answer(int code = 0, byte[]? options = null, params byte[][] records)
    {
        var message = new List<byte>(Message[..QuestionEnd]) { [2] = 0x81, [3] = (byte)(0x80 | (code & 15)), [7] = (byte)records.Length };
        message[11] = (byte)(options is null ? 0 : 1);
        foreach (var record in records)
            message.AddRange([0xC0, HeaderBytes, .. record]);
        if (options is not null)
            message.AddRange([0, 0, 41, 4, 208, (byte)(code >> 4), 0, 0, 0, 0, (byte)options.Length, .. options]);
        return [.. message];
    }

    /// <summary>The answer with nothing in it but that it was cut off.</summary>
    public byte[] CutOff()
    {
        var answer = Answer();
        answer[2] |= 2;
        return answer;
    }

    public static byte[] Address(params byte[] address) => [0, (byte)(address.Length == 4 ? 1 : 28), 0, 1, 0, 0, 0, 60, 0, (byte)address.Length, .. address];

    /// <summary>An alias for a name of one label.</summary>
    public static byte[] Alias(string label) => [0, 5, 0, 1, 0, 0, 0, 60, 0, (byte)(label.Length + 2), (byte)label.Length, .. Encoding.ASCII.GetBytes(label), 0];

    /// <summary>The option with an extended error (RFC 8914 section 2).</summary>
    public static byte[] ExtendedError(int code, string text = "")
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [0, 15, (byte)((bytes.Length + 2) >> 8), (byte)(bytes.Length + 2), (byte)(code >> 8), (byte)code, .. bytes];
    }
}
