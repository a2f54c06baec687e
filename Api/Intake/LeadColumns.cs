using System.Globalization;

namespace LeadGrid.Intake;

/// <summary>
/// How the columns of a table become fields of a lead: by the request's map, else by their names, else as attributes.
/// Names are compared without regard to case, spaces, hyphens and underscores.
/// </summary>
internal sealed class LeadColumns
{
    private static readonly string[] Fields =
    [
        "externalId", "firstName", "lastName", "phone", "email",
        "address.street", "address.city", "address.state", "address.zip", "address.country",
        "consent.channels", "consent.sellers", "consent.phone", "consent.text", "consent.disclosureVersion", "consent.method",
        "consent.at", "consent.ip", "consent.userAgent", "consent.formUrl", "consent.certificateUrl",
        "cost", "currency",
    ];

    private static readonly Dictionary<string, string> ByName = Fields
        .Select(field => (Name: Fold(field), Field: field))
        // An address column usually stands without its prefix.
        .Concat(Fields.Where(f => f.StartsWith("address.", StringComparison.Ordinal)).Select(f => (Fold(f["address.".Length..]), f)))
        .ToDictionary(f => f.Item1, f => f.Item2);

    private readonly string[] _targets;

    private LeadColumns(string[] targets) => _targets = targets;

    /// <summary>Reads <c>column:field,column:field</c>.</summary>
    /// <exception cref="FormatException">Says what is wrong with the map.</exception>
    public static Dictionary<string, string> ParseMap(string? map)
    {
        var targets = new Dictionary<string, string>();
        foreach (var pair in (map ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = pair.LastIndexOf(':');
            if (colon <= 0)
            {
                throw new FormatException("The map is column:field,column:field, for instance firstname:firstName,zip:address.zip.");
            }

            var field = pair[(colon + 1)..].Trim();
            if (!IsField(field))
            {
                throw new FormatException($"The map names a field that leads do not have. Fields are {string.Join(", ", Fields)} and attributes.<name>; leave the field empty to skip a column.");
            }

            targets[Fold(pair[..colon])] = Canonical(field);
        }

        return targets;
    }

    /// <exception cref="FormatException">A mapped column is not in the header.</exception>
    public static LeadColumns Of(IReadOnlyList<string> header, Dictionary<string, string> map)
    {
        var names = header.Select(Fold).ToArray();
        var missing = map.Keys.Where(column => !names.Contains(column)).ToArray();
        if (missing.Length > 0)
        {
            throw new FormatException($"The map names {missing.Length} column(s) that the header does not have.");
        }

        // A column that the map names comes first: a second one of the field's own name becomes an attribute.
        var taken = map.Values.ToHashSet();
        return new LeadColumns([.. names.Select((name, i) =>
            map.TryGetValue(name, out var target) ? target
            : ByName.TryGetValue(name, out var field) && taken.Add(field) ? field
            : header[i].Trim().Length > 0 ? $"attributes.{header[i].Trim()}"
            : "")]);
    }

    /// <summary>One row as a post. Empty cells are absent; two columns of one field are joined by a space.</summary>
    public LeadPost Read(IReadOnlyList<string> cells)
    {
        var values = new Dictionary<string, string>();
        var attributes = new List<PostedAttribute>();
        for (var i = 0; i < _targets.Length && i < cells.Count; i++)
        {
            var (target, cell) = (_targets[i], cells[i].Trim());
            if (cell.Length == 0 || target.Length == 0)
            {
                continue;
            }

            if (target.StartsWith("attributes.", StringComparison.Ordinal))
            {
                attributes.Add(new PostedAttribute(target["attributes.".Length..], ScalarKind.Text, cell));
            }
            else
            {
                values[target] = values.TryGetValue(target, out var before) ? $"{before} {cell}" : cell;
            }
        }

        var faults = new List<FieldFault>();
        if (cells.Count > _targets.Length)
        {
            faults.Add(new FieldFault("", $"This line has {cells.Count} cells and the header has {_targets.Length}: check its quotes."));
        }

        return ToPost(values, attributes, faults);
    }

    private static LeadPost ToPost(Dictionary<string, string> values, List<PostedAttribute> attributes, List<FieldFault> faults)
    {
        decimal? cost = null;
        if (values.TryGetValue("cost", out var costText))
        {
            if (decimal.TryParse(costText, NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed))
            {
                cost = parsed;
            }
            else
            {
                faults.Add(new FieldFault("cost", "This must be a number, such as 12.50."));
            }
        }

        return new LeadPost
        {
            ExternalId = values.GetValueOrDefault("externalId"),
            FirstName = values.GetValueOrDefault("firstName"),
            LastName = values.GetValueOrDefault("lastName"),
            Phone = values.GetValueOrDefault("phone"),
            Email = values.GetValueOrDefault("email"),
            Address = values.Keys.Any(k => k.StartsWith("address.", StringComparison.Ordinal))
                ? new PostedAddress(
                    values.GetValueOrDefault("address.street"),
                    values.GetValueOrDefault("address.city"),
                    values.GetValueOrDefault("address.state"),
                    values.GetValueOrDefault("address.zip"),
                    values.GetValueOrDefault("address.country"))
                : null,
            Attributes = [.. attributes],
            Consent = values.Keys.Any(k => k.StartsWith("consent.", StringComparison.Ordinal)) ? Consent(values, faults) : null,
            Cost = cost,
            Currency = values.GetValueOrDefault("currency"),
            Faults = [.. faults],
        };
    }

    private static PostedConsent Consent(Dictionary<string, string> values, List<FieldFault> faults)
    {
        DateTimeOffset? at = null;
        if (values.TryGetValue("consent.at", out var text))
        {
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed))
            {
                at = parsed;
            }
            else
            {
                faults.Add(new FieldFault("consent.at", "Give the time in ISO 8601, such as 2026-01-31T15:04:05Z."));
            }
        }

        return new PostedConsent
        {
            Channels = List(values.GetValueOrDefault("consent.channels")),
            Sellers = List(values.GetValueOrDefault("consent.sellers")),
            Phone = values.GetValueOrDefault("consent.phone"),
            Text = values.GetValueOrDefault("consent.text"),
            DisclosureVersion = values.GetValueOrDefault("consent.disclosureVersion"),
            Method = values.GetValueOrDefault("consent.method"),
            At = at,
            Ip = values.GetValueOrDefault("consent.ip"),
            UserAgent = values.GetValueOrDefault("consent.userAgent"),
            FormUrl = values.GetValueOrDefault("consent.formUrl"),
            CertificateUrl = values.GetValueOrDefault("consent.certificateUrl"),
        };
    }

    // A list in a cell: "sms;voice".
    private static string[] List(string? cell) =>
        cell?.Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsField(string field) =>
        field.Length == 0 || (field.StartsWith("attributes.", StringComparison.OrdinalIgnoreCase) && field.Length > "attributes.".Length)
        || ByName.ContainsKey(Fold(field));

    private static string Canonical(string field) =>
        field.Length == 0 ? ""
        : field.StartsWith("attributes.", StringComparison.OrdinalIgnoreCase) ? $"attributes.{field["attributes.".Length..]}"
        : ByName[Fold(field)];

    private static string Fold(string name) =>
        string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_' or '\uFEFF'))).ToLowerInvariant();
}
