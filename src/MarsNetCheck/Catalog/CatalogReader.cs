using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace MarsNetCheck.Catalog;

/// <summary>Turns the bytes of a catalog file into a catalog, or into every error that is in them.</summary>
internal sealed class CatalogReader(string name)
{
    private readonly List<CatalogError> _errors = [];

    public EndpointCatalog Read(ReadOnlyMemory<byte> utf8Json)
    {
        CheckBytes(utf8Json.Span);
        using var json = Parse(WithoutByteOrderMark(utf8Json));
        CheckVersion(json.RootElement);
        var document = DocumentReader.Read(new CatalogNode(new CatalogValue(json.RootElement, "$", _errors)));
        _errors.AddRange(CatalogValidator.Check(document));
        ThrowIfAny();
        return new EndpointCatalog(name, Convert.ToHexStringLower(SHA256.HashData(utf8Json.Span)), document);
    }

    private void CheckBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > EndpointCatalog.MaxBytes)
            throw Only("file", "is larger than 4 MiB", "write a smaller catalog");

        if (bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            throw Only("file", "is empty", "write a catalog, for example a copy of the endpoints.json that ships with the program");

        if (!Utf8.IsValid(bytes))
            throw Only("file", "is not UTF-8 text", "save it as UTF-8");
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    private JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException malformed)
        {
            throw Malformed(malformed, bytes.Span);
        }
    }

    private CatalogException Malformed(JsonException malformed, ReadOnlySpan<byte> bytes)
    {
        var line = malformed.LineNumber ?? 0;
        var rest = LineAt(bytes, line);
        var offset = (int)Math.Min(malformed.BytePositionInLine ?? 0, rest.Length);
        var place = string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, column {Encoding.UTF8.GetCharCount(rest[..offset]) + 1}");
        if (offset < rest.Length && rest[offset] == (byte)'/')
            return Only(place, "JSON has no comments", "remove the comment");

        if (malformed.Message.Contains("trailing comma", StringComparison.Ordinal))
            return Only(place, "a comma stands before a closing bracket", "remove the comma");

        return Only(place, "is not JSON: " + Reason(malformed.Message), "correct the file at this place");
    }

    private static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> bytes, long line)
    {
        for (; line > 0; line--)
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];

        var end = bytes.IndexOf((byte)'\n');
        return end < 0 ? bytes : bytes[..end];
    }

    // The platform's message ends with the position, which we give in our own words.
    private static string Reason(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = end < 0 ? message : message[..end];
        return string.Concat(reason.TrimEnd('.').Select(letter => char.IsControl(letter) ? ' ' : letter));
    }

    // A newer version may mean anything, so nothing else of the file is looked at.
    private void CheckVersion(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return;

        if (!root.TryGetProperty("schemaVersion", out var value))
            _errors.Add(Error("$", "member 'schemaVersion' is missing", "add \"schemaVersion\": 1"));
        else if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var version) || version < 1)
            _errors.Add(Error("$.schemaVersion", $"{Quoted.Text(value.GetRawText())} is not a version", "write 1"));
        else if (version > EndpointCatalog.SchemaVersion)
            throw Only("$.schemaVersion", string.Create(CultureInfo.InvariantCulture, $"version {version} is newer than the known version {EndpointCatalog.SchemaVersion}"), "use a newer program, or write a catalog of version 1");
    }

    private void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new CatalogException(name, [.. _errors]);
    }

    private CatalogException Only(string place, string problem, string mend) => new(name, [Error(place, problem, mend)]);

    private static CatalogError Error(string place, string problem, string mend) => new() { Path = place, Problem = problem, Mend = mend };
}
