using System.Collections.Immutable;
using System.CommandLine.Parsing;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>The arguments that the copy in the SYSTEM account gets: those about the probe. The report's form stays with the caller.</summary>
internal static class ForwardedArguments
{
    private static readonly ImmutableArray<string> _own = ["--as-system", "--format", "--output", "--force", "--strict", "--expect", "--quiet", "--verbose", "--no-color"];
    private static readonly ImmutableArray<string> _files = ["--catalog", "--expect-root", "--proxy-settings", "--agent-proxy", "--pac", "--proxy-password-file"];

    /// <summary>Picks them from the words of the command line.</summary>
    /// <param name="tokens">The words as they were understood.</param>
    /// <param name="file">Gives the name by which the copy reaches a file that exists for this account.</param>
    public static ImmutableArray<string> Of(IEnumerable<Token> tokens, Func<string, string> file)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        var option = "";
        foreach (var token in tokens.Where(t => t.Type is TokenType.Option or TokenType.Argument))
        {
            if (token.Type == TokenType.Option)
                option = token.Value;
            if (_own.Contains(option, StringComparer.Ordinal))
                continue;
            var isFile = token.Type == TokenType.Argument && _files.Contains(option, StringComparer.Ordinal) && File.Exists(token.Value);
            result.Add(isFile ? file(token.Value) : token.Value);
        }
        return result.ToImmutable();
    }
}
