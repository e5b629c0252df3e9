namespace MarsNetCheck.Stages;

/// <summary>Reads the clear part of a TLS server's side: is it TLS at all, which version did it choose, which alert did it send (RFC 8446 section 5.1)?</summary>
internal sealed class TlsRecords
{
    private const byte ChangeCipherSpec = 20;
    private const byte AlertRecord = 21;
    private const byte HandshakeRecord = 22;
    private const byte ApplicationData = 23;
    private const byte ServerHello = 2;
    private const int HeaderLength = 5;

    /// <summary>Enough of a record to tell an alert's description and a ServerHello's version.</summary>
    private const int Needed = HeaderLength + 6;

    private readonly byte[] _head = new byte[Needed];
    private int _headLength;
    private int _toSkip;
    private bool _encrypted;

    /// <summary>True if the first bytes are no TLS record; null if nothing came.</summary>
    public bool? IsForeign { get; private set; }

    /// <summary>The description of the alert that the server sent in clear; null if it sent none.</summary>
    public int? Alert { get; private set; }

    /// <summary>The version in the ServerHello, 0x0301 for TLS 1.0; null if none came. TLS 1.3 says 0x0303 here.</summary>
    public int? ServerVersion { get; private set; }

    /// <summary>Takes in the next bytes.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && IsForeign != true && !_encrypted)
        {
            if (_toSkip > 0)
            {
                var skipped = Math.Min(_toSkip, bytes.Length);
                _toSkip -= skipped;
                bytes = bytes[skipped..];
                continue;
            }
            bytes = ReadHead(bytes);
        }
    }

    private ReadOnlySpan<byte> ReadHead(ReadOnlySpan<byte> bytes)
    {
        var wanted = _headLength < HeaderLength ? HeaderLength : HeaderLength + Math.Min(RecordLength, Needed - HeaderLength);
        var taken = Math.Min(wanted - _headLength, bytes.Length);
        bytes[..taken].CopyTo(_head.AsSpan(_headLength));
        _headLength += taken;
        IsForeign ??= _head[0] is not (>= ChangeCipherSpec and <= ApplicationData);
        if (_headLength >= 2 && _head[1] != 3)
            IsForeign = true;
        if (_headLength == wanted && _headLength > HeaderLength - 1 && _headLength >= HeaderLength + Math.Min(RecordLength, Needed - HeaderLength))
            EndHead();
        return bytes[taken..];
    }

    private int RecordLength => (_head[3] << 8) | _head[4];

    private void EndHead()
    {
        if (_head[0] == AlertRecord && RecordLength == 2)
            Alert = _head[HeaderLength + 1];
        if (_head[0] == HandshakeRecord && _head[HeaderLength] == ServerHello && _headLength == Needed)
            ServerVersion ??= (_head[HeaderLength + 4] << 8) | _head[HeaderLength + 5];
        _encrypted = _head[0] is ChangeCipherSpec or ApplicationData;
        _toSkip = RecordLength - (_headLength - HeaderLength);
        _headLength = 0;
    }
}
