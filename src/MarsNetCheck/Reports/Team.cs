using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Reports;

/// <summary>Names who must act, as people call them.</summary>
public static class Team
{
    /// <summary>For example <c>firewall team</c>.</summary>
    public static string Of(Blame blame) => blame switch
    {
        Blame.Local => "this server's admin",
        Blame.Configuration => "backup admin",
        Blame.Dns => "DNS team",
        Blame.Firewall => "firewall team",
        Blame.Proxy => "proxy team",
        Blame.Microsoft => "Microsoft",
        _ => "not known yet",
    };

    /// <summary>The same as the one that something is asked of, for example <c>the firewall team</c>.</summary>
    internal static string Addressee(Blame blame) => blame switch
    {
        Blame.Local or Blame.Microsoft => Of(blame),
        Blame.Configuration or Blame.Dns or Blame.Firewall or Blame.Proxy => $"the {Of(blame)}",
        _ => "a team that is not known yet",
    };
}
