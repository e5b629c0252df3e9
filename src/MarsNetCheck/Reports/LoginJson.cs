using System.Collections.Immutable;
using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>A login to a proxy, in a report.</summary>
internal static class LoginJson
{
    public static void Write(Utf8JsonWriter json, LoginFact fact)
    {
        json.Word<LoginOutcome>("outcome", fact.Outcome);
        json.Word<CredentialKind>("credentials", fact.Credentials);
        json.Objects("offered", fact.Offered, WriteChallenge);
        json.Word("scheme", fact.Scheme);
        json.Number("legs", fact.Legs);
        json.Object("identity", fact.Identity, WriteIdentity);
    }

    public static LoginFact Read(JsonPlace place) => new()
    {
        Outcome = place.Member("outcome").Word(LoginOutcome.NotTried),
        Credentials = place.Member("credentials").Word(CredentialKind.None),
        Offered = place.All("offered", ReadChallenge),
        Scheme = place.MaybeValue("scheme", p => p.Word(LoginScheme.Basic)),
        Legs = place.Find("legs")?.Int() ?? 0,
        Identity = place.Maybe("identity", ReadIdentity),
    };

    private static void WriteChallenge(Utf8JsonWriter json, ChallengeFact challenge)
    {
        json.Text("scheme", challenge.Scheme);
        json.Map("parameters", challenge.Parameters);
    }

    private static ChallengeFact ReadChallenge(JsonPlace place) => new(place.Member("scheme").Text())
    {
        Parameters = place.Find("parameters")?.Map() ?? ImmutableSortedDictionary<string, string>.Empty,
    };

    private static void WriteIdentity(Utf8JsonWriter json, ProxyIdentityFact identity)
    {
        json.Text("server", identity.Server);
        json.Text("via", identity.Via);
        json.Text("targetName", identity.TargetName);
        json.Text("netBiosDomain", identity.NetBiosDomain);
        json.Text("netBiosComputer", identity.NetBiosComputer);
        json.Text("dnsDomain", identity.DnsDomain);
        json.Text("dnsComputer", identity.DnsComputer);
    }

    private static ProxyIdentityFact ReadIdentity(JsonPlace place) => new()
    {
        Server = place.Find("server")?.Text(),
        Via = place.Find("via")?.Text(),
        TargetName = place.Find("targetName")?.Text(),
        NetBiosDomain = place.Find("netBiosDomain")?.Text(),
        NetBiosComputer = place.Find("netBiosComputer")?.Text(),
        DnsDomain = place.Find("dnsDomain")?.Text(),
        DnsComputer = place.Find("dnsComputer")?.Text(),
    };
}
