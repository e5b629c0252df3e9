// Somebody else's program: it has the packages and their public face, nothing of the repository. .ci/run runs it where there is no network.
using Consumer;

return args switch
{
    ["parts"] => await OwnParts.RunAsync(),
    ["host"] => await OwnHost.RunAsync(),
    _ => 2,
};
