namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>What Windows keeps of a service.</summary>
/// <param name="CommandLine">What it runs.</param>
/// <param name="Account">The account that it runs in.</param>
/// <param name="Start">When it starts.</param>
internal sealed record ScmConfiguration(string CommandLine, string Account, ServiceStart Start);
