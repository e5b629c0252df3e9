using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The path loses packets. The controls are the number of connections, so that one lost packet is no finding, and those that were made at once: see <see cref="SynLoss"/>.</summary>
internal sealed class PathLossRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "path.loss",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "The path loses packets",
        Detail = "{late} of {answered} TCP connections ({percent} %) were made only after their first packet had been sent again, while the others opened at once. MARS works over such a path, slowly.",
        Action = "Look for an overloaded line or firewall, or a faulty link, between this server and the Internet.",
    };

    /// <inheritdoc/>
    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    /// <inheritdoc/>
    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        if (SynLoss.Of(evidence) is not { } loss)
            yield break;
        yield return new Claim
        {
            Rule = Descriptor,
            Arguments = Words.Of(
                ("late", loss.Late.ToString(CultureInfo.InvariantCulture)),
                ("answered", loss.Answered.ToString(CultureInfo.InvariantCulture)),
                ("percent", loss.Percent.ToString(CultureInfo.InvariantCulture))),
            Evidence = Exhibit.Of(("answered", (JsonNode)loss.Answered), ("afterRetransmission", loss.Late)),
        };
    }
}
