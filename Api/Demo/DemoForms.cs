using LeadGrid.Forms;

namespace LeadGrid.Demo;

/// <summary>Each of the demo's campaigns has a form that is published from the start, in English and Spanish.</summary>
internal static class DemoForms
{
    public static readonly (string Campaign, FormContent Content)[] All =
    [
        ("home-solar", FormExample.Of("Get your free solar estimate", "Pida su presupuesto solar gratuito", [DemoSettings.ConsentedSeller], [])),
        ("term-life", FormExample.Of(
            "Compare term life insurance", "Compare seguros de vida temporales", [DemoSettings.ConsentedSeller],
            [
                Own("age", true, "Age", "Edad"),
                Own("coverage", false, "Coverage in US dollars", "Cobertura en dólares"),
                Own("term", false, "Years of cover", "Años de cobertura"),
                Own("smoker", false, "Have you smoked within the last 12 months?", "¿Ha fumado en los últimos 12 meses?"),
            ])),
    ];

    private static FormField Own(string name, bool required, string english, string spanish) => new()
    {
        Name = $"attributes.{name}",
        Required = required,
        Labels = [new("en", english), new("es", spanish)],
    };
}
