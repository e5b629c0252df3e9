using MarsNetCheck.Facts;

namespace MarsNetCheck.Revocation;

/// <summary>Which redirections of a source are followed, and what is kept of those that lead nowhere.</summary>
internal static class Redirections
{
    /// <summary>How many are followed, one after another.</summary>
    public const int Most = 3;

    /// <summary>The longest address that is followed, in characters; those of portals can be without end.</summary>
    private const int Longest = 2048;

    /// <summary>True for what may be asked: by plain HTTP, as a certificate for its sake would have to be checked in turn, and without a user's name or password, which are not to be sent anywhere.</summary>
    public static bool MayFollow(Uri target) =>
        string.Equals(target.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && target.UserInfo.Length == 0 && target.AbsoluteUri.Length <= Longest && !NearAddress.Is(target);

    /// <summary>What answered at the place a redirection leads to, named without query and fragment: a portal's may hold who asked, or a token.</summary>
    public static RevocationDocument Answered(RevocationDocument there) =>
        there.Attempt.Exchange is { } exchange
            ? there with { Attempt = there.Attempt with { Exchange = exchange with { Url = new Uri(exchange.Url.GetLeftPart(UriPartial.Path)) } } }
            : there;

    /// <summary>The redirection itself, where nothing answered: what is wrong with the place is no fault of the host that led there. Where only the time was up the document may be there, and that is not measured.</summary>
    /// <param name="moved">The redirection.</param>
    /// <param name="there">What asking the place gave.</param>
    public static RevocationDocument Unanswered(RevocationDocument moved, RevocationDocument there)
    {
        var kept = moved with { Duration = there.Duration };
        return moved.Attempt.Exchange is { } exchange && there.Attempt.Failure is { Kind: FailureKind.OutOfBudget } failure && !LeadsNear(there.Attempt)
            ? kept with { Attempt = moved.Attempt with { Exchange = exchange with { Failure = failure } }, Body = null }
            : kept;
    }

    /// <summary>True if nobody was asked because every address of the name is near.</summary>
    private static bool LeadsNear(Trace attempt) =>
        attempt is { Route.Proxy: null, Connect: null, Resolve: { Failure: null } resolve } && resolve.Addresses.All(NearAddress.Is);
}
