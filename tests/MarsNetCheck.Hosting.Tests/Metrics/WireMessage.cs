using Google.Protobuf;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>A protobuf message as it stands on the wire: its fields by number.</summary>
internal sealed class WireMessage
{
    private readonly ILookup<int, object> _fields;

    public WireMessage(ReadOnlySpan<byte> bytes)
    {
        var fields = new List<(int Number, object Value)>();
        using var input = new CodedInputStream(bytes.ToArray());
        while (input.ReadTag() is var tag and not 0)
            fields.Add((WireFormat.GetTagFieldNumber(tag), Read(input, tag)));
        _fields = fields.ToLookup(f => f.Number, f => f.Value);
    }

    public IEnumerable<WireMessage> Messages(int number) => _fields[number].Select(f => new WireMessage(((ByteString)f).Span));

    public WireMessage Message(int number) => Messages(number).Single();

    public string Text(int number) => ((ByteString?)_fields[number].SingleOrDefault())?.ToStringUtf8() ?? "";

    public ulong? Number(int number) => (ulong?)_fields[number].SingleOrDefault();

    public bool Has(int number) => _fields.Contains(number);

    private static object Read(CodedInputStream input, uint tag) => WireFormat.GetTagWireType(tag) switch
    {
        WireFormat.WireType.Varint => input.ReadUInt64(),
        WireFormat.WireType.Fixed64 => input.ReadFixed64(),
        WireFormat.WireType.Fixed32 => (ulong)input.ReadFixed32(),
        WireFormat.WireType.LengthDelimited => input.ReadBytes(),
        var other => throw new InvalidOperationException($"wire type {other}"),
    };
}
