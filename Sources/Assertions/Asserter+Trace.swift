public import Annotations
internal import Lexicons
public import Matching
internal import Notes

extension Asserter {
    /// Every cue of a mention's sentence with the words that it reaches, and what came of it. The scopes and what hinders them come from
    /// the code that judges; `given` are the cues that it judged by.
    public func considered(for index: Int, of note: MatchedNote, given: ArraySlice<Cue>) -> [ConsideredCue] {
        let sentence = note.sentences[Int(note.sentenceOf[index])]
        let own = self.cues(of: sentence, from: 0, note)
        var scopes: [Scope] = []
        finder.scopes(of: own, in: sentence, of: note, into: &scopes)
        var cues: [ConsideredCue] = []
        for hit in note.lists.cues[own] {
            let rule = lexicon.cueRules[Int(hit.term.payload)]
            var cue = ConsideredCue(
                cue: Cue(value: rule.value, span: note.span(hit.tokens), rule: hit.term.payload),
                outcome: .insideAnother)
            // A cue that asks may have two.
            let own = scopes.filter { $0.cue == hit }
            let scope = own.first { $0.reaches(note.places[index]) } ?? own.last
            switch rule.direction {
            case .pseudo: cue.outcome = .undoes
            case .terminate: cue.outcome = .terminates
            default:
                guard let scope else { break }
                cue.reach = [scope.before, scope.after].filter { !$0.isEmpty }.map {
                    note.span(Int($0.lowerBound)..<Int($0.upperBound))
                }
                let hasDecided = given.contains(cue.cue)
                cue.outcome =
                    hasDecided ? .decided : obstacle(between: scope, and: note.places[index], note) ?? .overruled
            }
            cues.append(cue)
        }
        let others = given.filter { own in !cues.contains { $0.cue == own && $0.outcome == .decided } }
        return cues + others.map { ConsideredCue(cue: $0, outcome: .decided) }
    }
}
