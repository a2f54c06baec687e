using System.Text;
using LeadGrid.Compliance;
using LeadGrid.Intake;
using static LeadGrid.Forms.FormLayout;

namespace LeadGrid.Forms;

/// <summary>A form as HTML. It works without scripts: what is wrong stands beside its question and, as links, above the form.</summary>
/// <param name="action">Where it is sent; null: a preview, which cannot be sent.</param>
internal sealed class FormPage(HostedForm shown, string? action, bool embed)
{
    private const string TopId = "form";
    private readonly PageWords _words = PageWords.Of(shown.Language);

    public string Render(FormFilled filled, FormState state)
    {
        var html = new StringBuilder();
        if (!embed)
        {
            Languages(html);
        }

        html.AppendLine($"<h1>{Text(shown.Heading)}</h1>");
        if (shown.Introduction.Length > 0)
        {
            html.AppendLine($"<p>{Text(shown.Introduction)}</p>");
        }

        Problems(html, state);
        html.AppendLine($"<form id=\"{TopId}\" method=\"post\" novalidate{(action is null ? "" : $" action=\"{Text(action)}\"")}>");
        html.AppendLine($"<input type=\"hidden\" name=\"{FormFilled.TicketField}\" value=\"{Text(filled.Ticket)}\">");
        foreach (var (index, question) in shown.Questions.Index())
        {
            Ask(html, index, question, filled.Answers.GetValueOrDefault(question.Name, ""), Fault(state, question.Name));
        }

        Consents(html, filled.Ticked);

        // Nobody sees it, hears it or comes to it with the keyboard.
        html.AppendLine($"<div class=\"trap\" aria-hidden=\"true\"><label>{_words.LeaveEmpty} <input type=\"text\" name=\"{FormFilled.TrapField}\" tabindex=\"-1\" autocomplete=\"off\"></label></div>");
        html.AppendLine($"<p><a href=\"{Text(shown.PrivacyUrl)}\" target=\"_blank\" rel=\"noopener noreferrer\">{_words.Privacy}</a></p>");
        html.AppendLine($"<button type=\"submit\"{(action is null ? " disabled" : "")}>{Text(shown.Button.Length > 0 ? shown.Button : _words.Send)}</button>");
        html.AppendLine("</form>");
        var title = state.Faults.Length > 0 ? $"{_words.Problem}: {shown.Heading}" : shown.Heading;
        return Of(shown.Language, title, embed, html.ToString());
    }

    public string Thanks(bool confirm)
    {
        var said = shown.Thanks.Length > 0 ? shown.Thanks : _words.ThanksText;
        return Of(
            shown.Language, _words.Thanks, embed,
            $"<h1>{_words.Thanks}</h1><p role=\"status\">{Text(said)}</p>{(confirm ? $"<p>{_words.Confirm}</p>" : "")}");
    }

    private void Languages(StringBuilder html)
    {
        if (shown.Languages.Length > 1)
        {
            var links = shown.Languages.Where(language => language != shown.Language)
                .Select(language => $"<a href=\"?lang={language}\" hreflang=\"{language}\" lang=\"{language}\">{PageWords.Of(language).Name}</a>");
            html.AppendLine($"<nav class=\"languages\">{string.Concat(links)}</nav>");
        }
    }

    private void Problems(StringBuilder html, FormState state)
    {
        if (state.Notice is { } notice)
        {
            html.AppendLine($"<p class=\"notice\" role=\"status\">{Text(notice)}</p>");
        }

        if (state.Faults.Length == 0)
        {
            return;
        }

        html.AppendLine($"<div class=\"problems\" role=\"alert\" tabindex=\"-1\" autofocus><h2>{_words.Problem}</h2><ul>");
        foreach (var fault in state.Faults)
        {
            var place = Array.FindIndex(shown.Questions, question => question.Name == fault.Field);
            var label = place < 0 ? "" : $"{shown.Questions[place].Label}: ";
            html.AppendLine($"<li><a href=\"#{(place < 0 ? TopId : Id(place))}\">{Text(label + fault.Problem)}</a></li>");
        }

        html.AppendLine("</ul></div>");
    }

    private void Ask(StringBuilder html, int index, Question question, string answer, string? fault)
    {
        var id = Id(index);
        var optional = question.Required ? "" : $" <span class=\"optional\">({_words.Optional})</span>";
        html.AppendLine($"<div class=\"question\"><label for=\"{id}\">{Text(question.Label)}{optional}</label>");
        if (fault is not null)
        {
            html.AppendLine($"<p class=\"error\" id=\"{id}-error\">{Text(fault)}</p>");
        }

        var common = $"id=\"{id}\" name=\"{Text(question.Name)}\"{(question.Required ? " required" : "")}"
            + (fault is null ? "" : $" aria-invalid=\"true\" aria-describedby=\"{id}-error\"");
        html.AppendLine(question.Kind switch
        {
            QuestionKind.YesNo => Select(common, [("true", _words.Yes), ("false", _words.No)], answer),
            QuestionKind.Choice => Select(common, question.Values.Select(value => (value, value)), answer),
            _ => $"<input {common} {Input(question)} value=\"{Text(answer)}\" maxlength=\"1000\">",
        });
        html.AppendLine("</div>");
    }

    private string Select(string common, IEnumerable<(string Value, string Label)> options, string answer) =>
        $"<select {common}><option value=\"\">{_words.Choose}</option>"
        + string.Concat(options.Select(option =>
            $"<option value=\"{Text(option.Value)}\"{(option.Value == answer ? " selected" : "")}>{Text(option.Label)}</option>"))
        + "</select>";

    // Tokens of the HTML standard's autofill, so that a phone fills most of it in. Numbers are text: what a browser takes for no number
    // it does not send, and then it would be lost.
    private static string Input(Question question) => question.Name switch
    {
        "firstName" => "type=\"text\" autocomplete=\"given-name\"",
        "lastName" => "type=\"text\" autocomplete=\"family-name\"",
        "phone" => "type=\"tel\" inputmode=\"tel\" autocomplete=\"tel\"",
        "email" => "type=\"email\" inputmode=\"email\" autocomplete=\"email\" spellcheck=\"false\"",
        "address.street" => "type=\"text\" autocomplete=\"address-line1\"",
        "address.city" => "type=\"text\" autocomplete=\"address-level2\"",
        "address.state" => "type=\"text\" autocomplete=\"address-level1\"",
        "address.zip" => "type=\"text\" inputmode=\"numeric\" autocomplete=\"postal-code\"",
        _ => question.Kind switch
        {
            QuestionKind.Number => "type=\"text\" inputmode=\"decimal\" autocomplete=\"off\"",
            QuestionKind.Date => "type=\"date\" autocomplete=\"off\"",
            _ => "type=\"text\" autocomplete=\"off\"",
        },
    };

    private void Consents(StringBuilder html, ContactChannel[] ticked)
    {
        if (shown.Disclosures.Length == 0)
        {
            return;
        }

        html.AppendLine($"<fieldset><legend>{_words.Consent}</legend><p class=\"hint\">{_words.ConsentHint}</p>");
        foreach (var (channel, text) in shown.Disclosures)
        {
            html.AppendLine(
                $"<label class=\"box\"><input type=\"checkbox\" name=\"{FormFilled.ConsentField}\" value=\"{FormFilled.Name(channel)}\""
                + $"{(ticked.Contains(channel) ? " checked" : "")}><span>{Text(text)}</span></label>");
        }

        html.AppendLine("</fieldset>");
    }

    private static string? Fault(FormState state, string name) => Array.Find<FieldFault>(state.Faults, fault => fault.Field == name)?.Problem;

    private static string Id(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"q{index}");
}
