using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MarsNetCheck.Reports;

/// <summary>The frame of everything that is written as JSON: one indented object in UTF-8 and a line's end.</summary>
internal static class JsonText
{
    private const int FirstSize = 64 * 1024;

    private static readonly JsonWriterOptions _options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes an object whose members <paramref name="members"/> writes. The stream stays open.</summary>
    public static async Task WriteAsync(Stream output, Action<Utf8JsonWriter> members, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(FirstSize);
        await using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }
}
