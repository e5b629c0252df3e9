using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MarsNetCheck.Proxies;

/// <summary>Reads the binary proxy settings of Windows: version, counter, flags, then texts with their lengths. No length in it is trusted.</summary>
internal ref struct SettingsBlob(ReadOnlySpan<byte> bytes)
{
    private const int HeaderBytes = 12;
    private const uint OldestVersion = 0x18;
    private const uint NewestVersion = 0x46;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Takes the header; null and what is wrong if there is none that can be used.</summary>
    public BlobHeader? TakeHeader(out string fault)
    {
        fault = string.Create(CultureInfo.InvariantCulture, $"{_rest.Length} bytes, where at least {HeaderBytes} belong");
        if (_rest.Length < HeaderBytes)
            return null;
        var header = new BlobHeader(TakeNumber(), TakeNumber(), TakeNumber());
        fault = string.Create(CultureInfo.InvariantCulture, $"version 0x{header.Version:X2}, which is none");
        return header.Version is >= OldestVersion and <= NewestVersion ? header : null;
    }

    /// <summary>Takes a text up to its first NUL: "" if the bytes end before it, null if they end within it.</summary>
    public string? TakeText()
    {
        if (_rest.IsEmpty)
            return "";
        if (_rest.Length < sizeof(uint))
            return Cut();
        var length = TakeNumber();
        if (length > (uint)_rest.Length)
            return Cut();
        var text = _rest[..(int)length];
        _rest = _rest[(int)length..];
        var end = text.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? text : text[..end]).Trim();
    }

    private uint TakeNumber()
    {
        var number = BinaryPrimitives.ReadUInt32LittleEndian(_rest);
        _rest = _rest[sizeof(uint)..];
        return number;
    }

    // What follows a text that is cut off would be read from the wrong place.
    private string? Cut()
    {
        _rest = [];
        return null;
    }
}
