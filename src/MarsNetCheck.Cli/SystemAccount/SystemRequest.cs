using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>What the program asks of its copy in the SYSTEM account, and the files in which the two leave each other word.</summary>
internal sealed partial record SystemRequest
{
    /// <summary>The report.</summary>
    public const string ReportName = "report.json";

    /// <summary>What was said on standard error.</summary>
    public const string ErrorName = "error.txt";

    private const string ArgumentsName = "arguments.json";
    private const string PasswordName = "password.txt";

    /// <summary>The arguments of <c>check</c>, without those about the report.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>The proxy's password; null for none. It travels in a file that the copy deletes as soon as it has read it.</summary>
    public string? Password { get; init; }

    /// <summary>Leaves the request in a folder.</summary>
    public void Write(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, ArgumentsName), JsonSerializer.SerializeToUtf8Bytes([.. Arguments], RequestJson.Default.StringArray));
        if (Password is not null)
            File.WriteAllText(Path.Combine(folder, PasswordName), Password);
    }

    /// <summary>Takes the request from a folder.</summary>
    public static SystemRequest Take(string folder)
    {
        var secret = Path.Combine(folder, PasswordName);
        var password = File.Exists(secret) ? File.ReadAllText(secret) : null;
        File.Delete(secret);
        var arguments = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, ArgumentsName)), RequestJson.Default.StringArray);
        return new SystemRequest { Arguments = [.. arguments ?? []], Password = password };
    }

    [JsonSerializable(typeof(string[]))]
    private sealed partial class RequestJson : JsonSerializerContext;
}
