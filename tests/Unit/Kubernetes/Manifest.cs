using YamlDotNet.Serialization;

namespace LeadGrid.Unit.Kubernetes;

/// <summary>One object of <c>k8s</c>, as the tree that YAML gives.</summary>
internal sealed record Manifest(string File, object Tree)
{
    public string Kind => Text("kind")!;

    public string Name => Text("metadata", "name")!;

    /// <summary>What stands at a path of names; null where there is nothing.</summary>
    public object? At(params string[] path) => At(Tree, path);

    public string? Text(params string[] path) => At(path) as string;

    public static object? At(object? tree, params string[] path) =>
        path.Aggregate(tree, (at, name) => at is IDictionary<object, object> map && map.TryGetValue(name, out var next) ? next : null);

    public static IEnumerable<object> List(object? tree) => tree as IEnumerable<object> ?? [];

    /// <summary>All objects under a folder of <c>k8s</c>; a file may hold several.</summary>
    public static IReadOnlyList<Manifest> Read(string folder)
    {
        var yaml = new DeserializerBuilder().Build();
        return
        [
            .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .SelectMany(file => System.IO.File.ReadAllText(file).Split("\n---\n")
                    .Select(document => new Manifest(file, yaml.Deserialize<object>(document)!))),
        ];
    }
}
