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
}
