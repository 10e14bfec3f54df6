"""Adjectives of nationality and region, folded: written with a capital, and no name of anybody.

"Georgia" names a place; "Georgian" says where something is from.
"""

from __future__ import annotations

_WORDS = """
afghan african albanian algerian american andorran angolan arab arabian argentine argentinian armenian asian
atlantic australian austrian azerbaijani azeri bahraini baltic bangladeshi basque bavarian belarusian
belgian bengali bolivian bosnian brazilian british briton britons bulgarian burmese burundian cambodian
cameroonian canadian caribbean catalan caucasian chechen chilean chinese christian colombian communist
congolese conservative croat croatian cuban cypriot czech danish democrat democratic dominican dutch
ecuadorian egyptian emirati english eritrean estonian ethiopian eurasian european eurosceptic fijian
filipino finnish flemish french gambian georgian german ghanaian greek guatemalan haitian hawaiian hebrew
hindu hispanic honduran hungarian icelandic indian indonesian iranian iraqi irish islamic islamist israeli
italian ivorian jamaican japanese jewish jordanian kazakh kenyan korean kosovan kurdish kuwaiti kyrgyz
labour lao laotian latin latvian lebanese liberian libyan lithuanian macedonian malagasy malawian malaysian
maltese marxist mauritian mediterranean mexican moldovan mongolian montenegrin moroccan mozambican muslim
namibian nepalese nepali nigerian nordic norwegian omani orthodox ottoman pakistani palestinian panamanian
paraguayan persian peruvian polish portuguese prussian protestant qatari republican roman romanian russian
rwandan salvadoran saudi scandinavian scots scottish senegalese serb serbian shiite siberian sicilian
singaporean slavic slovak slovakian slovene slovenian somali soviet spanish sudanese sunni swedish swiss
syrian taiwanese tajik tanzanian tatar thai tibetan tunisian turkish turkmen ugandan ukrainian uruguayan
uyghur uzbek venezuelan vietnamese welsh western eastern northern southern yemeni zambian zimbabwean
russians ukrainians americans germans europeans africans asians arabs australians canadians indians iranians
iraqis israelis italians koreans mexicans palestinians poles serbs swedes turks syrians finns danes greeks
hungarians brazilians conservatives democrats republicans liberals muslims christians jews
"""

DEMONYMS = frozenset(_WORDS.split())
"""Also parties' and believers' words, which work alike: "Republican" is no name."""
