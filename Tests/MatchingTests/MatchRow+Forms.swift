extension MatchRow {
    static let hyphens = [
        MatchRow(
            name: "a space in the note for a hyphen in the term", minerals: ["rim-like"],
            text: "rim like rim-like rimlike",
            finds: ["mineral rim like", "mineral rim-like", "mineral rimlike"]),
        MatchRow(
            name: "a hyphen in the note for a space in the term", sites: ["lymph node"], text: "lymph-node",
            finds: ["site lymph-node"]),
        MatchRow(
            name: "a prefix split off in the note", minerals: ["microcalcification"],
            text: "micro-calcifications, micro calcification, microcalcification",
            finds: ["mineral micro-calcifications", "mineral micro calcification", "mineral microcalcification"]),
        MatchRow(
            name: "two hyphens", conditions: ["milk-alkali-syndrome"], text: "milk alkali-syndrome milkalkalisyndrome",
            finds: ["condition milk alkali-syndrome", "condition milkalkalisyndrome"]),
        MatchRow(
            name: "a dash of print", minerals: ["non-calcified"], text: "non–calcified non‑calcified",
            finds: ["mineral non–calcified", "mineral non‑calcified"]),
    ]

    static let unicode = [
        MatchRow(
            name: "accents of the note", conditions: ["Monckeberg"], text: "Mönckeberg Mo\u{308}nckeberg MÖNCKEBERG",
            finds: ["condition Mönckeberg", "condition Mo\u{308}nckeberg", "condition MÖNCKEBERG"]),
        MatchRow(
            name: "accents of the term", conditions: ["Mönckeberg"], text: "Monckeberg", finds: ["condition Monckeberg"]
        ),
        MatchRow(
            name: "a no-break space", sites: ["lymph node"], text: "lymph\u{A0}node", finds: ["site lymph\u{A0}node"]),
        MatchRow(
            name: "a soft hyphen and a zero-width space", minerals: ["calcified"],
            text: "calci\u{AD}fied calci\u{200B}fied",
            finds: ["mineral calci\u{AD}fied", "mineral calci\u{200B}fied"]),
        MatchRow(
            name: "a curly apostrophe", conditions: ["Fahr's disease"], text: "Fahr’s disease",
            finds: ["condition Fahr’s disease"]),
        MatchRow(
            name: "ligatures and sharp s", conditions: ["haematoma", "Steinstrasse"], text: "hæmatoma Steinstraße",
            finds: ["condition hæmatoma", "condition Steinstraße"]),
        MatchRow(
            name: "another script around it", minerals: ["calcified"], text: "石灰化 calcified кальцинат",
            finds: ["mineral calcified"]),
    ]

    static let forms = [
        MatchRow(
            name: "plurals", minerals: ["psammoma body"], sites: ["artery", "vertebra", "bronchus"],
            conditions: ["granuloma", "metastasis"],
            text: "psammoma bodies, arteries, vertebrae, bronchi, granulomata, granulomas, metastases",
            finds: [
                "mineral psammoma bodies", "site arteries", "site vertebrae", "site bronchi", "condition granulomata",
                "condition granulomas", "condition metastases",
            ]),
        MatchRow(
            name: "possessives", conditions: ["tumour"], text: "the tumour's edge", finds: ["condition tumour's"]),
        MatchRow(
            name: "British and American", sites: ["oesophagus"], conditions: ["haematoma", "tumor", "ischemic"],
            text: "esophagus hematoma tumour ischaemic",
            finds: ["site esophagus", "condition hematoma", "condition tumour", "condition ischaemic"]),
        MatchRow(
            name: "American plural of a British term", conditions: ["haematoma"], text: "hematomas",
            finds: ["condition hematomas"]),
        MatchRow(
            name: "an adjective has no plural", adjectives: ["renal"], text: "renal renals", finds: ["site renal"]),
        MatchRow(
            name: "a cue has no plural", cues: ["denial"], text: "denial denials", finds: ["cue denial"]),
    ]
}
