using System.Text.RegularExpressions;

namespace LeadGrid.Unit.House;

/// <summary>
/// Nobody is contacted without a permit: the source itself has one way out. A clearance is made in one place, which has used a
/// permit up; providers are called in one place, which has such a clearance; and nothing else opens connections to the outside.
/// </summary>
public sealed partial class WaysOutTests
{
    // Tells brokers' own systems, and nobody else.
    private const string Notices = "Silo/Providers/Notices/";

    // Claims certificates, at configured hosts: a second lock of its own lets nothing be reached but these.
    private const string Certificates = "Silo/Providers/TrustedForm/";
    private static readonly string[] Program = ["Grains", "Grains.Abstractions", "Silo", "Api"];

    public static TheoryData<string, string, string[]> Ways => new()
    {
        { "a clearance is made", @"new Clearance\(|Clearance\s+\w+\s*=\s*new\(", ["Grains/Outreach/Departures.cs"] },
        { "a permit is used up for a message", @"IContactGrain>.*\.Leave\(|\bcontact\.Leave\(|\bdepartures\.Leave\(", ["Grains/Outreach/Departures.cs", "Grains/Outreach/MessageSender.cs", "Grains/Contacts/ContactGrain.cs", "Grains/Leads/LeadGrain.Outreach.cs"] },
        { "providers are asked for", @"\bI(Text|Mail)Provider\b", ["Grains/Outreach/ITextProvider.cs", "Grains/Outreach/IMailProvider.cs", "Grains/Outreach/MessageSender.cs"] },
        { "something outside is reached over HTTP", @"\bnew (HttpClient|SocketsHttpHandler|HttpRequestMessage)\b|\bIHttpClientFactory\b|AddHttpClient", ["Api/Demo/DemoHosting.cs", "Api/Demo/DemoTraffic.cs"] },
        { "something outside is reached by mail", @"\bnew SmtpClient\b|System\.Net\.Mail", [] },
        { "a socket is opened", @"\bnew (TcpClient|Socket)\(", ["Api/Hosting/Addresses.cs"] },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void There_is_one_way_out(string what, string pattern, string[] where)
    {
        var found = Sources()
            .Where(file => !file.StartsWith("Silo/Providers/", StringComparison.Ordinal) && Regex.IsMatch(Code(file), pattern))
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.True(found.All(where.Contains), $"Where {what}: {string.Join(", ", found.Except(where))}");
    }

    [Fact]
    public void The_providers_folder_opens_connections_that_ask_for_a_clearance()
    {
        var opening = Sources()
            .Where(file => file.StartsWith("Silo/Providers/", StringComparison.Ordinal) && !file.StartsWith(Notices, StringComparison.Ordinal) && !file.StartsWith(Certificates, StringComparison.Ordinal) && Regex.IsMatch(Code(file), @"new (SocketsHttpHandler|SmtpClient|Socket|TcpClient)\b"))
            .ToArray();
        Assert.NotEmpty(opening);
        Assert.All(opening, file => Assert.Contains("ClearedStream", Code(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Certificates_are_claimed_on_connections_that_know_their_hosts()
    {
        Assert.Equal(["Silo/Providers/TrustedForm/ClaimConnections.cs"], Providers(@"new SocketsHttpHandler|: new\(\)|SocketsHttpHandler Handler").Where(file => file.StartsWith(Certificates, StringComparison.Ordinal)));
        Assert.Contains("ConnectCallback", Code($"{Certificates}ClaimConnections.cs"), StringComparison.Ordinal);
        Assert.Contains("ClaimConnections.Handler(", Code($"{Certificates}TrustedFormHosting.cs"), StringComparison.Ordinal);
        Assert.Equal([$"{Certificates}CertificateHandler.cs", $"{Certificates}TrustedFormClient.cs", $"{Certificates}TrustedFormHosting.cs"], Providers(@"\bICertificateProvider\b"));
    }

    [Fact]
    public void What_asks_for_no_clearance_can_only_ask()
    {
        // Every HTTP connection to a provider has a stream that watches it; one kind of it needs no clearance, and writes nothing but GET.
        Assert.Equal(["Silo/Providers/AskingConnections.cs", "Silo/Providers/ClearedConnections.cs"], Providers("PlaintextStreamFilter"));
        Assert.Equal(["Silo/Providers/AskingStream.cs", "Silo/Providers/ClearedStream.cs"], Providers(@":\s*WatchedStream\b"));
        Assert.Contains("new AskingStream(", Code("Silo/Providers/AskingConnections.cs"), StringComparison.Ordinal);
        Assert.Contains("\"GET /\"u8", Code("Silo/Providers/AskingStream.cs"), StringComparison.Ordinal);

        // And it is asked for where inbound texts are listed, nowhere else.
        Assert.Equal(["Silo/Providers/AskingConnections.cs", "Silo/Providers/Twilio/Inbox/InboxHosting.cs"], Providers(@"\bAskingConnections\b"));
        Assert.Equal(
            ["Silo/Providers/AskingConnections.cs", "Silo/Providers/ClearedConnections.cs", "Silo/Providers/Twilio/TwilioHosting.cs"],
            Providers(@"\bClearedConnections\b.*Handler|class ClearedConnections|ClearedConnections\.Handler"));
    }

    private static string[] Providers(string pattern) =>
    [
        .. Sources().Where(file => file.StartsWith("Silo/Providers/", StringComparison.Ordinal) && Regex.IsMatch(Code(file), pattern)).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Sources() =>
        from folder in Program
        from file in Directory.EnumerateFiles(Path.Combine(SharedFiles.Root, folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(SharedFiles.Root, file).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
        select relative;

    // Without comments: what is spoken of is not done.
    private static string Code(string relative) => Comments().Replace(File.ReadAllText(Path.Combine(SharedFiles.Root, relative)), "");

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
