using System.Collections.Immutable;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>One challenge of a Proxy-Authenticate or WWW-Authenticate field: a scheme with a token or with parameters (RFC 9110 section 11.6.1).</summary>
/// <param name="Scheme">The scheme's name as received.</param>
internal sealed record AuthChallenge(string Scheme)
{
    private const int MaxChallenges = 16;
    private const int MaxParameters = 32;

    private static readonly ImmutableArray<string> _told = ["realm", "algorithm", "qop", "charset", "stale"];

    /// <summary>What stands after the scheme in place of parameters (token68); null if nothing.</summary>
    public string? Token { get; private init; }

    /// <summary>The parameters by their names in lower case, without quotes.</summary>
    public ImmutableDictionary<string, string> Parameters { get; private init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The scheme; null if this version does not speak it.</summary>
    public LoginScheme? Known => Scheme.ToUpperInvariant() switch
    {
        "BASIC" => LoginScheme.Basic,
        "DIGEST" => LoginScheme.Digest,
        "NTLM" => LoginScheme.Ntlm,
        "NEGOTIATE" => LoginScheme.Negotiate,
        _ => null,
    };

    /// <summary>What may be told of it: no nonce and no token.</summary>
    public ChallengeFact Fact => new(Printable.Clean(Scheme))
    {
        Parameters = _told.Where(Parameters.ContainsKey).ToImmutableSortedDictionary(n => n, n => Printable.Clean(Cut(Parameters[n])), StringComparer.Ordinal),
    };

    /// <summary>A parameter; null if it is not there.</summary>
    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>The challenges of all fields in their order, the first 16. What cannot be read is left out.</summary>
    public static ImmutableArray<AuthChallenge> ParseAll(IEnumerable<string> fields) => [.. fields.SelectMany(Parse).Take(MaxChallenges)];

    /// <summary>A field's value without the tokens of NTLM and Negotiate, which are nobody's to read.</summary>
    public static string WithoutTokens(string field) =>
        Parse(field).Where(c => c.Token is not null).Aggregate(field, (text, c) => text.Replace(c.Token!, "(removed)", StringComparison.Ordinal));

    private static List<AuthChallenge> Parse(string field)
    {
        var reader = new AuthFieldReader(field);
        var challenges = new List<AuthChallenge>();
        while (reader.SkipToItem() && challenges.Count <= MaxChallenges)
        {
            if (challenges.Count > 0 && reader.ReadParameter() is var (name, value))
                challenges[^1] = challenges[^1].With(name, value);
            else if (reader.ReadToken() is { } scheme)
                challenges.Add(new AuthChallenge(scheme) { Token = reader.ReadToken68() });
            else
                reader.SkipItem();
        }
        return challenges;
    }

    // The first of two equal names counts.
    private AuthChallenge With(string name, string value) =>
        Parameters.Count < MaxParameters && !Parameters.ContainsKey(name) ? this with { Parameters = Parameters.Add(name, value) } : this;

    private static string Cut(string text) => text.Length <= 256 ? text : text[..256];
}
