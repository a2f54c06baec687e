namespace LeadGrid.Unit.Kubernetes;

/// <summary>What a cluster would find out only when it is too late.</summary>
public sealed class ManifestTests
{
    private static readonly string s_folder = Path.Combine(SharedFiles.Root, "k8s");
    private static readonly IReadOnlyList<Manifest> s_all = Manifest.Read(s_folder);

    private static IEnumerable<Manifest> Workloads => s_all
        .Where(m => m.Kind is "Deployment" or "StatefulSet" && m.At("spec", "selector") is not null);

    [Fact]
    public void Every_file_is_named_by_a_kustomization_and_every_name_is_a_file()
    {
        foreach (var kustomization in s_all.Where(m => m.Kind == "Kustomization"))
        {
            var folder = Path.GetDirectoryName(kustomization.File)!;
            string[] named =
            [
                .. Manifest.List(kustomization.At("resources")).Cast<string>().Where(r => r.EndsWith(".yaml", StringComparison.Ordinal)),
                .. Manifest.List(kustomization.At("patches")).Select(p => (string)Manifest.At(p, "path")!),
            ];
            var there = Directory.GetFiles(folder, "*.yaml").Select(f => Path.GetFileName(f)!).Where(f => f != "kustomization.yaml");
            Assert.Equal(there.Order(), named.Order());
        }
    }

    [Fact]
    public void No_container_runs_as_root_writes_its_image_or_goes_without_limits_and_probes()
    {
        Assert.NotEmpty(Workloads);
        foreach (var workload in Workloads)
        {
            var pod = workload.At("spec", "template", "spec");
            Assert.Equal("true", Manifest.At(pod, "securityContext", "runAsNonRoot"));
            Assert.Equal("false", Manifest.At(pod, "automountServiceAccountToken"));
            foreach (var container in Manifest.List(Manifest.At(pod, "containers")))
            {
                Assert.Equal("true", Manifest.At(container, "securityContext", "readOnlyRootFilesystem"));
                Assert.Equal("false", Manifest.At(container, "securityContext", "allowPrivilegeEscalation"));
                Assert.NotNull(Manifest.At(container, "resources", "requests", "memory"));
                Assert.NotNull(Manifest.At(container, "resources", "limits", "memory"));
                Assert.NotNull(Manifest.At(container, "readinessProbe"));
            }
        }
    }

    [Fact]
    public void Every_selector_finds_a_workload()
    {
        var pods = Workloads
            .Select(w => w.At("spec", "template", "metadata", "labels", "app.kubernetes.io/name"))
            .ToHashSet();
        foreach (var manifest in s_all)
        {
            foreach (var selector in Selectors(manifest.Tree))
            {
                Assert.True(pods.Contains(selector), $"{manifest.Kind} {manifest.Name} selects '{selector}', which no pod is.");
            }
        }
    }

    [Fact]
    public void Only_silos_reach_PostgreSQL()
    {
        var policy = Assert.Single(s_all, m => m is { Kind: "NetworkPolicy", Name: "postgresql" });
        var allowed = Manifest.List(policy.At("spec", "ingress")).SelectMany(rule => Manifest.List(Manifest.At(rule, "from")));
        Assert.Equal(["silo"], allowed.SelectMany(Selectors));
        var denied = Assert.Single(s_all, m => m is { Kind: "NetworkPolicy", Name: "deny-all" });
        Assert.Equal(["Ingress", "Egress"], Manifest.List(denied.At("spec", "policyTypes")));
    }

    [Fact]
    public void No_secret_stands_in_the_base_and_each_one_is_explained()
    {
        Assert.DoesNotContain(s_all, m => m.Kind == "Secret");
        var explained = File.ReadAllText(Path.Combine(s_folder, "README.md"));
        string[] secrets = [.. s_all.SelectMany(m => Values(m.Tree, "secretName")), .. s_all.SelectMany(m => Values(m.Tree, "secretKeyRef", "name"))];
        Assert.NotEmpty(secrets);
        Assert.All(secrets, name => Assert.Contains($"`{name}`", explained, StringComparison.Ordinal));
    }

    // matchLabels of pods, and the plain selectors of services.
    private static IEnumerable<object?> Selectors(object tree) => Descend(tree)
        .SelectMany(map => new[] { Manifest.At(map, "podSelector", "matchLabels"), Manifest.At(map, "selector", "matchLabels"), Manifest.At(map, "selector") })
        .Select(labels => Manifest.At(labels, "app.kubernetes.io/name"))
        .Where(name => name is not null);

    private static IEnumerable<string> Values(object tree, params string[] path) =>
        Descend(tree).Select(map => Manifest.At(map, path)).OfType<string>();

    private static IEnumerable<object> Descend(object? tree) => tree switch
    {
        IDictionary<object, object> map => map.Values.SelectMany(Descend).Prepend(map),
        IEnumerable<object> list => list.SelectMany(Descend),
        _ => [],
    };
}
