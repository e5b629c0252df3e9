using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Rules;

/// <summary>Who looks after what lies on the way: the proxy team when there is a proxy, else the firewall team.</summary>
internal static class PathBlame
{
    public static Blame Of(Case subject) => subject.IsDirect ? Blame.Firewall : Blame.Proxy;
}
