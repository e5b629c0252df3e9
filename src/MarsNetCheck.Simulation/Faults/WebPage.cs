using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Simulation.Faults;

/// <summary>Pages that something on the path shows instead of the service's answer.</summary>
internal static class WebPage
{
    /// <summary>FortiGuard's web filter.</summary>
    public static Reply FortiGuard { get; } = Reply.Html(
        403,
        "Forbidden",
        """
        <!DOCTYPE html><html><head><title>Web Filter Violation</title></head><body><h1>FortiGuard Intrusion Prevention - Access Blocked</h1>
        <p>You have tried to access a web page which is in violation of your internet usage policy.</p><p>Powered By FortiGuard</p></body></html>
        """);

    /// <summary>Zscaler's.</summary>
    public static Reply Zscaler { get; } = Reply.Html(
        403,
        "Forbidden",
        """
        <!DOCTYPE html><html><head><title>Internet Security by Zscaler</title></head><body><h1>Sorry, you don't have permission to visit this site.</h1>
        <p>Not allowed to browse this category</p></body></html>
        """,
        ("Server", "Zscaler/6.2"));

    /// <summary>Cisco Umbrella's, at its own address.</summary>
    public static Reply Umbrella { get; } = Reply.Html(
        403, "Forbidden", "<!DOCTYPE html><html><body><p>This site is blocked due to content filtering.</p></body></html>");

    /// <summary>An Internet provider's search page for names that do not exist.</summary>
    public static Reply Search { get; } = Reply.Html(
        200, "OK", "<!DOCTYPE html><html><head><title>Search</title></head><body><p>The name you typed was not found. Did you mean one of these?</p></body></html>");

    /// <summary>The welcome page of a web server.</summary>
    public static Reply Welcome { get; } = Reply.Html(
        200, "OK", "<!DOCTYPE html><html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1></body></html>", ("Server", "nginx/1.22.1"));

    /// <summary>The log-in page of a guest network.</summary>
    public static Reply Portal { get; } = Redirect("http://guest-portal.contoso.test/login?dst=");

    /// <summary>What a web server says to a request that it does not understand.</summary>
    public static Reply BadRequest { get; } = Reply.Html(
        400, "Bad Request", "<html><head><title>400 Bad Request</title></head><body><center><h1>400 Bad Request</h1></center><hr><center>nginx/1.22.1</center></body></html>", ("Server", "nginx/1.22.1"));

    /// <summary>What a web server says to a request for something that it does not have.</summary>
    public static Reply NotFound { get; } = Reply.Html(404, "Not Found", "<html><body><h1>Not Found</h1></body></html>", ("Server", "Apache/2.4.62"));

    /// <summary>A redirect.</summary>
    public static Reply Redirect(string location) => Reply.Html(302, "Found", "<html><body>Moved</body></html>", ("Location", location));

    /// <summary>A demand for credentials.</summary>
    public static Reply Unauthorized(int status, params string[] schemes)
    {
        var field = status == 407 ? "Proxy-Authenticate" : "WWW-Authenticate";
        return Reply.Html(
            status,
            status == 407 ? "Proxy Authentication Required" : "Unauthorized",
            "<html><body><h1>Log in</h1></body></html>",
            [.. schemes.Select(s => (field, s))]);
    }
}
