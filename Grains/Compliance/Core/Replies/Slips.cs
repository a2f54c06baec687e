using System.Numerics;

namespace LeadGrid.Compliance;

/// <summary>
/// How far a word is from another one by slips of the finger: two letters swapped, one left out, one typed twice or
/// its neighbour on the keyboard hit. Anything else counts as two slips, so that <c>shop</c> is far from <c>stop</c>.
/// </summary>
internal static class Slips
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly bool[,] Neighbours = KeysSideBySide();

    /// <summary>The number of slips that make <paramref name="meant"/> into <paramref name="typed"/>; both at most 16 letters.</summary>
    public static int Between(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        Span<int> cells = stackalloc int[17 * 17];
        var width = meant.Length + 1;
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= meant.Length; j++)
            {
                cells[(i * width) + j] = Cell(typed, meant, cells, width, i, j);
            }
        }

        return cells[(typed.Length * width) + meant.Length];
    }

    /// <summary>At least half of this many slips lie between two words: the letters that only one of them has.</summary>
    public static int LettersApart(uint typed, uint meant) => BitOperations.PopCount(typed ^ meant);

    /// <summary>The set of a word's letters.</summary>
    public static uint LettersOf(string word)
    {
        var set = 0u;
        foreach (var letter in word)
        {
            set |= 1u << (letter & 31);
        }

        return set;
    }

    private static int Cell(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant, Span<int> cells, int width, int i, int j)
    {
        if (i == 0 || j == 0)
        {
            return (2 * i) + j;
        }

        var (here, there) = (typed[i - 1], meant[j - 1]);
        var best = cells[((i - 1) * width) + j - 1] + (here == there ? 0 : AreNeighbours(here, there) ? 1 : 2);
        best = Math.Min(best, cells[(i * width) + j - 1] + 1);
        best = Math.Min(best, cells[((i - 1) * width) + j] + (IsStray(here, there, i > 1 ? typed[i - 2] : here) ? 1 : 2));
        return i > 1 && j > 1 && here == meant[j - 2] && typed[i - 2] == there
            ? Math.Min(best, cells[((i - 2) * width) + j - 2] + 1)
            : best;
    }

    private static bool IsStray(char extra, char last, char before) =>
        extra == last || extra == before || AreNeighbours(extra, last);

    private static bool AreNeighbours(char one, char other) =>
        char.IsAsciiLetterLower(one) && char.IsAsciiLetterLower(other) && Neighbours[one - 'a', other - 'a'];

    private static bool[,] KeysSideBySide()
    {
        var neighbours = new bool[26, 26];
        for (var row = 0; row < Rows.Length; row++)
        {
            for (var key = 0; key < Rows[row].Length; key++)
            {
                foreach (var (otherRow, other) in new[] { (row, key + 1), (row + 1, key), (row + 1, key - 1) })
                {
                    if (otherRow < Rows.Length && other >= 0 && other < Rows[otherRow].Length)
                    {
                        var (one, two) = (Rows[row][key] - 'a', Rows[otherRow][other] - 'a');
                        neighbours[one, two] = neighbours[two, one] = true;
                    }
                }
            }
        }

        return neighbours;
    }
}
